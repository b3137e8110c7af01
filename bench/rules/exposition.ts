/** What a pool exports of its departments at a moment, as Prometheus reads it: an application of each, in use. */
export function exposition(departments: number, seconds: number): string {
  return Array.from({ length: departments }, (_, index) => ofDepartment(index, seconds).join("\n")).join(
    "\n",
  );
}

function ofDepartment(index: number, seconds: number): readonly string[] {
  const place = 'city="230100",pool="230100-city"';
  const department = `department="d${index}"`;
  const namespace = `namespace="d${index}-web"`;
  const own = `${place},${namespace},${department},application="d${index}/web"`;
  const requests = (status: string, rate: number) =>
    `nginx_ingress_controller_requests{${place},${namespace},ingress="web",service="web",status="${status}"} ${rate * seconds}`;
  const bucket = (le: string, rate: number) =>
    `nginx_ingress_controller_request_duration_seconds_bucket{${place},${namespace},ingress="web",service="web",le="${le}"} ${rate * seconds}`;
  const quota = (resource: string) => [
    `kube_resourcequota{${place},${namespace},resourcequota="own",resource="${resource}",type="hard"} 100`,
    `kube_resourcequota{${place},${namespace},resourcequota="own",resource="${resource}",type="used"} 70`,
    `zhengyun_quota{${place},${department},resource="${resource}"} 120`,
  ];
  return [
    `zhengyun_application_info{${own},level="3",dr_tier="core",role="active"} 1`,
    `zhengyun_objective_ratio{${own},service="web"} 0.999`,
    `zhengyun_objective_latency_seconds{${own},service="web"} 0.5`,
    requests("200", 50),
    requests("500", 0.01),
    bucket("0.25", 49),
    bucket("0.5", 49.9),
    bucket("1", 50),
    bucket("+Inf", 50),
    ...["requests.cpu", "requests.memory", "requests.storage"].flatMap(quota),
    `kube_deployment_spec_replicas{${place},${namespace},deployment="web"} 2`,
    `kube_deployment_status_replicas_available{${place},${namespace},deployment="web"} 2`,
    `kube_pod_status_phase{${place},${namespace},pod="web-0",phase="Running"} 1`,
    `kube_pod_status_phase{${place},${namespace},pod="web-0",phase="Pending"} 0`,
  ];
}
