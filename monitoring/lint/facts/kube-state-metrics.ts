/**
 * Every metric of kube-state-metrics 2.x with its type (g gauge, c counter) and all its labels, as its documentation
 * lists them. `label_*` stands for all labels that begin so.
 */
export const kubeStateMetricsList = `
  kube_certificatesigningrequest_annotations g certificatesigningrequest signer_name
  kube_certificatesigningrequest_cert_length g certificatesigningrequest signer_name
  kube_certificatesigningrequest_condition g certificatesigningrequest signer_name condition
  kube_certificatesigningrequest_created g certificatesigningrequest signer_name
  kube_certificatesigningrequest_labels g certificatesigningrequest signer_name
  kube_clusterrole_annotations g clusterrole
  kube_clusterrole_created g clusterrole
  kube_clusterrole_info g clusterrole
  kube_clusterrole_labels g clusterrole
  kube_clusterrole_metadata_resource_version g clusterrole
  kube_clusterrolebinding_annotations g clusterrolebinding
  kube_clusterrolebinding_created g clusterrolebinding
  kube_clusterrolebinding_info g clusterrolebinding roleref_kind roleref_name
  kube_clusterrolebinding_labels g clusterrolebinding
  kube_clusterrolebinding_metadata_resource_version g clusterrolebinding
  kube_configmap_annotations g configmap namespace annotation_*
  kube_configmap_created g configmap namespace
  kube_configmap_info g configmap namespace
  kube_configmap_labels g configmap namespace label_*
  kube_configmap_metadata_resource_version g configmap namespace
  kube_cronjob_annotations g cronjob namespace annotation_*
  kube_cronjob_created g cronjob namespace
  kube_cronjob_info g cronjob namespace schedule concurrency_policy timezone
  kube_cronjob_labels g cronjob namespace label_*
  kube_cronjob_metadata_resource_version g cronjob namespace
  kube_cronjob_next_schedule_time g cronjob namespace
  kube_cronjob_schedule_invalid g cronjob namespace
  kube_cronjob_spec_failed_job_history_limit g cronjob namespace
  kube_cronjob_spec_starting_deadline_seconds g cronjob namespace
  kube_cronjob_spec_successful_job_history_limit g cronjob namespace
  kube_cronjob_spec_suspend g cronjob namespace
  kube_cronjob_status_active g cronjob namespace
  kube_cronjob_status_last_schedule_time g cronjob namespace
  kube_cronjob_status_last_successful_time g cronjob namespace
  kube_daemonset_annotations g daemonset namespace annotation_*
  kube_daemonset_created g daemonset namespace
  kube_daemonset_deletion_timestamp g daemonset namespace
  kube_daemonset_labels g daemonset namespace label_*
  kube_daemonset_metadata_generation g daemonset namespace
  kube_daemonset_status_current_number_scheduled g daemonset namespace
  kube_daemonset_status_desired_number_scheduled g daemonset namespace
  kube_daemonset_status_number_available g daemonset namespace
  kube_daemonset_status_number_misscheduled g daemonset namespace
  kube_daemonset_status_number_ready g daemonset namespace
  kube_daemonset_status_number_unavailable g daemonset namespace
  kube_daemonset_status_observed_generation g daemonset namespace
  kube_daemonset_status_updated_number_scheduled g daemonset namespace
  kube_deployment_annotations g deployment namespace annotation_*
  kube_deployment_created g deployment namespace
  kube_deployment_deletion_timestamp g deployment namespace
  kube_deployment_labels g deployment namespace label_*
  kube_deployment_metadata_generation g deployment namespace
  kube_deployment_owner g deployment namespace owner_kind owner_name
  kube_deployment_spec_paused g deployment namespace
  kube_deployment_spec_replicas g deployment namespace
  kube_deployment_spec_strategy_rollingupdate_max_surge g deployment namespace
  kube_deployment_spec_strategy_rollingupdate_max_unavailable g deployment namespace
  kube_deployment_status_condition g deployment namespace reason condition status
  kube_deployment_status_observed_generation g deployment namespace
  kube_deployment_status_replicas g deployment namespace
  kube_deployment_status_replicas_available g deployment namespace
  kube_deployment_status_replicas_ready g deployment namespace
  kube_deployment_status_replicas_unavailable g deployment namespace
  kube_deployment_status_replicas_updated g deployment namespace
  kube_deployment_status_terminating_replicas g deployment namespace
  kube_endpoint_address g endpoint namespace ip port_name port_protocol port_number ready
  kube_endpoint_annotations g endpoint namespace annotation_*
  kube_endpoint_created g endpoint namespace
  kube_endpoint_info g endpoint namespace
  kube_endpoint_labels g endpoint namespace label_*
  kube_endpoint_ports g endpoint namespace port_name port_protocol port_number
  kube_endpointslice_annotations g endpointslice namespace annotation_*
  kube_endpointslice_created g endpointslice namespace
  kube_endpointslice_endpoints g endpointslice namespace address ready serving terminating hostname targetref_kind targetref_name targetref_namespace nodename endpoint_zone
  kube_endpointslice_endpoints_hints g endpointslice namespace address for_zone
  kube_endpointslice_info g endpointslice namespace addresstype
  kube_endpointslice_labels g endpointslice namespace label_*
  kube_endpointslice_ports g endpointslice namespace port_name port_protocol port_number
  kube_horizontalpodautoscaler_annotations g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_created g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_deletion_timestamp g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_info g horizontalpodautoscaler namespace scaletargetref_api_version scaletargetref_kind scaletargetref_name
  kube_horizontalpodautoscaler_labels g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_metadata_generation g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_spec_behavior_scale_down_tolerance g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_spec_behavior_scale_up_tolerance g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_spec_max_replicas g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_spec_min_replicas g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_spec_target_metric g horizontalpodautoscaler namespace metric_name metric_target_type container
  kube_horizontalpodautoscaler_status_condition g horizontalpodautoscaler namespace condition status
  kube_horizontalpodautoscaler_status_current_replicas g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_status_desired_replicas g horizontalpodautoscaler namespace
  kube_horizontalpodautoscaler_status_target_metric g horizontalpodautoscaler namespace metric_name metric_target_type container
  kube_ingress_annotations g ingress namespace annotation_*
  kube_ingress_created g ingress namespace
  kube_ingress_info g ingress namespace ingressclass
  kube_ingress_labels g ingress namespace label_*
  kube_ingress_metadata_resource_version g ingress namespace
  kube_ingress_path g ingress namespace host path path_type service_name service_port resource_api_group resource_kind resource_name
  kube_ingress_tls g ingress namespace tls_host secret
  kube_ingressclass_annotations g ingressclass annotation_*
  kube_ingressclass_created g ingressclass
  kube_ingressclass_info g ingressclass controller
  kube_ingressclass_labels g ingressclass label_*
  kube_job_annotations g job_name namespace annotation_*
  kube_job_complete g job_name namespace condition
  kube_job_created g job_name namespace
  kube_job_failed g job_name namespace condition
  kube_job_info g job_name namespace
  kube_job_labels g job_name namespace label_*
  kube_job_owner g job_name namespace owner_kind owner_name owner_is_controller
  kube_job_spec_active_deadline_seconds g job_name namespace
  kube_job_spec_completions g job_name namespace
  kube_job_spec_parallelism g job_name namespace
  kube_job_status_active g job_name namespace
  kube_job_status_completion_time g job_name namespace
  kube_job_status_failed g job_name namespace reason
  kube_job_status_ready g job_name namespace
  kube_job_status_start_time g job_name namespace
  kube_job_status_succeeded g job_name namespace
  kube_job_status_suspended g job_name namespace
  kube_lease_owner g lease owner_kind owner_name namespace lease_holder
  kube_lease_renew_time g lease namespace
  kube_limitrange g limitrange namespace resource type constraint
  kube_limitrange_created g limitrange namespace
  kube_mutatingadmissionpolicy_created g mutatingadmissionpolicy namespace
  kube_mutatingadmissionpolicy_info g mutatingadmissionpolicy namespace param_api_version param_kind failure_policy reinvocation_policy
  kube_mutatingadmissionpolicybinding_created g mutatingadmissionpolicybinding namespace
  kube_mutatingadmissionpolicybinding_info g mutatingadmissionpolicybinding namespace policy_name param_name param_namespace param_not_found_action
  kube_mutatingwebhookconfiguration_created g mutatingwebhookconfiguration namespace
  kube_mutatingwebhookconfiguration_info g mutatingwebhookconfiguration namespace
  kube_mutatingwebhookconfiguration_metadata_resource_version g mutatingwebhookconfiguration namespace
  kube_mutatingwebhookconfiguration_webhook_clientconfig_service g mutatingwebhookconfiguration namespace webhook_name service_name service_namespace
  kube_namespace_annotations g namespace label_*
  kube_namespace_created g namespace
  kube_namespace_labels g namespace label_*
  kube_namespace_status_condition g namespace condition status
  kube_namespace_status_phase g namespace phase
  kube_networkpolicy_annotations g namespace networkpolicy
  kube_networkpolicy_created g namespace networkpolicy
  kube_networkpolicy_labels g namespace networkpolicy
  kube_networkpolicy_spec_egress_rules g namespace networkpolicy
  kube_networkpolicy_spec_ingress_rules g namespace networkpolicy
  kube_node_annotations g node annotation_*
  kube_node_created g node
  kube_node_deletion_timestamp g node
  kube_node_info g node kernel_version os_image container_runtime_version kubelet_version kubeproxy_version pod_cidr provider_id system_uuid internal_ip
  kube_node_labels g node label_*
  kube_node_role g node role
  kube_node_spec_pod_cidrs g node pod_cidr
  kube_node_spec_taint g node key value effect
  kube_node_spec_unschedulable g node
  kube_node_status_addresses g node type address
  kube_node_status_allocatable g node resource unit
  kube_node_status_capacity g node resource unit
  kube_node_status_condition g node condition status
  kube_persistentvolume_access_mode g persistentvolume access_mode
  kube_persistentvolume_annotations g persistentvolume annotation_*
  kube_persistentvolume_capacity_bytes g persistentvolume
  kube_persistentvolume_claim_ref g persistentvolume claim_namespace name
  kube_persistentvolume_created g persistentvolume
  kube_persistentvolume_csi_attributes g persistentvolume csi_mounter csi_map_options
  kube_persistentvolume_deletion_timestamp g persistentvolume
  kube_persistentvolume_info g persistentvolume storageclass gce_persistent_disk_name host_path host_path_type ebs_volume_id azure_disk_name fc_wwids fc_lun fc_target_wwns iscsi_target_portal iscsi_iqn iscsi_lun iscsi_initiator_name local_path local_fs nfs_server nfs_path csi_driver csi_volume_handle reclaim_policy
  kube_persistentvolume_labels g persistentvolume label_*
  kube_persistentvolume_status_phase g persistentvolume phase
  kube_persistentvolume_volume_mode g persistentvolume volumemode
  kube_persistentvolumeclaim_access_mode g access_mode namespace persistentvolumeclaim
  kube_persistentvolumeclaim_annotations g persistentvolumeclaim namespace annotation_*
  kube_persistentvolumeclaim_created g namespace persistentvolumeclaim
  kube_persistentvolumeclaim_deletion_timestamp g namespace persistentvolumeclaim
  kube_persistentvolumeclaim_info g namespace persistentvolumeclaim storageclass volumename volumemode
  kube_persistentvolumeclaim_labels g persistentvolumeclaim namespace label_*
  kube_persistentvolumeclaim_resource_requests_storage_bytes g namespace persistentvolumeclaim
  kube_persistentvolumeclaim_status_condition g namespace persistentvolumeclaim type status
  kube_persistentvolumeclaim_status_phase g namespace persistentvolumeclaim phase
  kube_pod_annotations g pod namespace annotation_* uid
  kube_pod_completion_time g pod namespace uid
  kube_pod_container_info g container pod namespace image image_id image_spec container_id uid
  kube_pod_container_resource_limits g resource unit container pod namespace node uid
  kube_pod_container_resource_requests g resource unit container pod namespace node uid
  kube_pod_container_state_started g container pod namespace uid
  kube_pod_container_status_last_terminated_exitcode g container pod namespace uid
  kube_pod_container_status_last_terminated_reason g container pod namespace reason uid
  kube_pod_container_status_last_terminated_timestamp g container pod namespace uid
  kube_pod_container_status_ready g container pod namespace uid
  kube_pod_container_status_restarts_total c container namespace pod uid
  kube_pod_container_status_running g container pod namespace uid
  kube_pod_container_status_terminated g container pod namespace uid
  kube_pod_container_status_terminated_reason g container pod namespace reason uid
  kube_pod_container_status_waiting g container pod namespace uid
  kube_pod_container_status_waiting_reason g container pod namespace reason uid
  kube_pod_created g pod namespace uid
  kube_pod_deletion_timestamp g pod namespace uid
  kube_pod_info g pod namespace host_ip pod_ip node created_by_kind created_by_name uid priority_class host_network
  kube_pod_init_container_info g container pod namespace image image_id image_spec container_id uid restart_policy
  kube_pod_init_container_resource_limits g resource unit container pod namespace node uid
  kube_pod_init_container_resource_requests g resource unit container pod namespace node uid
  kube_pod_init_container_state_started g container pod namespace uid
  kube_pod_init_container_status_last_terminated_exitcode g container pod namespace uid
  kube_pod_init_container_status_last_terminated_reason g container pod namespace reason uid
  kube_pod_init_container_status_last_terminated_timestamp g container pod namespace uid
  kube_pod_init_container_status_ready g container pod namespace uid
  kube_pod_init_container_status_restarts_total c container namespace pod uid
  kube_pod_init_container_status_running g container pod namespace uid
  kube_pod_init_container_status_terminated g container pod namespace uid
  kube_pod_init_container_status_terminated_reason g container pod namespace reason uid
  kube_pod_init_container_status_waiting g container pod namespace uid
  kube_pod_init_container_status_waiting_reason g container pod namespace reason uid
  kube_pod_ips g pod namespace ip ip_family uid
  kube_pod_labels g pod namespace label_* uid
  kube_pod_nodeselectors g pod namespace nodeselector_* uid
  kube_pod_overhead_cpu_cores g pod namespace uid
  kube_pod_overhead_memory_bytes g pod namespace uid
  kube_pod_owner g pod namespace owner_kind owner_name owner_is_controller uid
  kube_pod_resourceclaim_info g pod namespace uid claim_name resourceclaim_name resourceclaim_template_name
  kube_pod_restart_policy g pod namespace type uid
  kube_pod_runtimeclass_name_info g pod namespace uid
  kube_pod_scheduler g pod namespace uid name
  kube_pod_service_account g pod namespace uid service_account
  kube_pod_spec_volumes_persistentvolumeclaims_info g pod namespace volume persistentvolumeclaim ephemeral uid
  kube_pod_spec_volumes_persistentvolumeclaims_readonly g pod namespace volume persistentvolumeclaim ephemeral uid
  kube_pod_start_time g pod namespace uid
  kube_pod_status_container_ready_time g pod namespace uid
  kube_pod_status_disruption_reason g pod namespace reason uid
  kube_pod_status_initialized_time g pod namespace uid
  kube_pod_status_phase g pod namespace phase uid
  kube_pod_status_qos_class g pod namespace qos_class uid
  kube_pod_status_ready g pod namespace condition uid
  kube_pod_status_ready_time g pod namespace uid
  kube_pod_status_reason g pod namespace reason uid
  kube_pod_status_scheduled g pod namespace condition uid
  kube_pod_status_scheduled_time g pod namespace uid
  kube_pod_status_unschedulable g pod namespace uid
  kube_pod_status_unscheduled_time g pod namespace uid
  kube_pod_tolerations g pod namespace uid key operator value effect toleration_seconds
  kube_poddisruptionbudget_annotations g poddisruptionbudget namespace annotation_*
  kube_poddisruptionbudget_created g poddisruptionbudget namespace
  kube_poddisruptionbudget_deletion_timestamp g poddisruptionbudget namespace
  kube_poddisruptionbudget_labels g poddisruptionbudget namespace label_*
  kube_poddisruptionbudget_status_current_healthy g poddisruptionbudget namespace
  kube_poddisruptionbudget_status_desired_healthy g poddisruptionbudget namespace
  kube_poddisruptionbudget_status_expected_pods g poddisruptionbudget namespace
  kube_poddisruptionbudget_status_observed_generation g poddisruptionbudget namespace
  kube_poddisruptionbudget_status_pod_disruptions_allowed g poddisruptionbudget namespace
  kube_replicaset_annotations g replicaset namespace annotation_*
  kube_replicaset_created g replicaset namespace
  kube_replicaset_labels g replicaset namespace label_*
  kube_replicaset_metadata_generation g replicaset namespace
  kube_replicaset_owner g replicaset namespace owner_kind owner_name owner_is_controller
  kube_replicaset_spec_replicas g replicaset namespace
  kube_replicaset_status_fully_labeled_replicas g replicaset namespace
  kube_replicaset_status_observed_generation g replicaset namespace
  kube_replicaset_status_ready_replicas g replicaset namespace
  kube_replicaset_status_replicas g replicaset namespace
  kube_replicaset_status_terminating_replicas g replicaset namespace
  kube_replicationcontroller_created g replicationcontroller namespace
  kube_replicationcontroller_metadata_generation g replicationcontroller namespace
  kube_replicationcontroller_owner g replicationcontroller namespace owner_kind owner_name owner_is_controller
  kube_replicationcontroller_spec_replicas g replicationcontroller namespace
  kube_replicationcontroller_status_available_replicas g replicationcontroller namespace
  kube_replicationcontroller_status_fully_labeled_replicas g replicationcontroller namespace
  kube_replicationcontroller_status_observed_generation g replicationcontroller namespace
  kube_replicationcontroller_status_ready_replicas g replicationcontroller namespace
  kube_replicationcontroller_status_replicas g replicationcontroller namespace
  kube_resourcequota g resourcequota namespace resource type
  kube_resourcequota_annotations g resourcequota namespace annotation_*
  kube_resourcequota_created g resourcequota namespace
  kube_resourcequota_labels g resourcequota namespace label_*
  kube_role_annotations g role namespace
  kube_role_created g role namespace
  kube_role_info g role namespace
  kube_role_labels g role namespace
  kube_role_metadata_resource_version g role namespace
  kube_rolebinding_annotations g rolebinding namespace
  kube_rolebinding_created g rolebinding namespace
  kube_rolebinding_info g rolebinding namespace roleref_kind roleref_name
  kube_rolebinding_labels g rolebinding namespace
  kube_rolebinding_metadata_resource_version g rolebinding namespace
  kube_secret_annotations g secret namespace annotations_SECRET_ANNOTATION
  kube_secret_created g secret namespace
  kube_secret_info g secret namespace
  kube_secret_labels g secret namespace label_*
  kube_secret_metadata_resource_version g secret namespace
  kube_secret_owner g secret namespace owner_kind owner_name owner_is_controller
  kube_secret_type g secret namespace type
  kube_service_annotations g service namespace uid annotation_*
  kube_service_created g service namespace uid
  kube_service_deletion_timestamp g service namespace uid
  kube_service_info g service namespace uid cluster_ip external_name external_traffic_policy load_balancer_ip
  kube_service_labels g service namespace uid label_*
  kube_service_spec_external_ip g service namespace uid external_ip
  kube_service_spec_type g service namespace uid type
  kube_service_status_load_balancer_ingress g service namespace uid ip hostname
  kube_serviceaccount_annotations g namespace serviceaccount uid annotation_*
  kube_serviceaccount_created g namespace serviceaccount uid
  kube_serviceaccount_deleted g namespace serviceaccount uid
  kube_serviceaccount_image_pull_secret g namespace serviceaccount uid name
  kube_serviceaccount_info g namespace serviceaccount uid automount_token
  kube_serviceaccount_labels g namespace serviceaccount uid label_*
  kube_serviceaccount_secret g namespace serviceaccount uid name
  kube_statefulset_annotations g statefulset namespace annotation_*
  kube_statefulset_created g statefulset namespace
  kube_statefulset_deletion_timestamp g statefulset namespace
  kube_statefulset_labels g statefulset namespace label_*
  kube_statefulset_metadata_generation g statefulset namespace
  kube_statefulset_ordinals_start g statefulset namespace
  kube_statefulset_persistentvolumeclaim_retention_policy g statefulset namespace when_deleted when_scaled
  kube_statefulset_replicas g statefulset namespace
  kube_statefulset_status_current_revision g statefulset namespace revision
  kube_statefulset_status_observed_generation g statefulset namespace
  kube_statefulset_status_replicas g statefulset namespace
  kube_statefulset_status_replicas_available g statefulset namespace
  kube_statefulset_status_replicas_current g statefulset namespace
  kube_statefulset_status_replicas_ready g statefulset namespace
  kube_statefulset_status_replicas_updated g statefulset namespace
  kube_statefulset_status_update_revision g statefulset namespace revision
  kube_storageclass_annotations g storageclass annotation_*
  kube_storageclass_created g storageclass
  kube_storageclass_info g storageclass provisioner reclaim_policy volume_binding_mode
  kube_storageclass_labels g storageclass label_*
  kube_validatingadmissionpolicy_created g validatingadmissionpolicy namespace
  kube_validatingadmissionpolicy_info g validatingadmissionpolicy namespace param_api_version param_kind failure_policy
  kube_validatingadmissionpolicybinding_created g validatingadmissionpolicybinding namespace
  kube_validatingadmissionpolicybinding_info g validatingadmissionpolicybinding namespace policy_name param_name param_namespace param_not_found_action
  kube_validatingadmissionpolicybinding_validation_action g validatingadmissionpolicybinding namespace action
  kube_validatingwebhookconfiguration_created g validatingwebhookconfiguration namespace
  kube_validatingwebhookconfiguration_info g validatingwebhookconfiguration namespace
  kube_validatingwebhookconfiguration_metadata_resource_version g validatingwebhookconfiguration namespace
  kube_validatingwebhookconfiguration_webhook_clientconfig_service g validatingwebhookconfiguration namespace webhook_name service_name service_namespace
  kube_volumeattachment_created g volumeattachment
  kube_volumeattachment_info g volumeattachment attacher node
  kube_volumeattachment_labels g volumeattachment label_*
  kube_volumeattachment_spec_source_persistentvolume g volumeattachment volumename
  kube_volumeattachment_status_attached g volumeattachment
  kube_volumeattachment_status_attachment_metadata g volumeattachment metadata_METADATA_KEY
`;
