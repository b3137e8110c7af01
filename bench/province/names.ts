/** A word as id and in Chinese. */
export interface Named {
  readonly id: string;
  readonly zh: string;
}

/** Codes of GB/T 2260 and how many counties each has; the thirteenth is a 地区 and does not count on from the twelfth. */
export const cities: readonly (Named & { readonly code: number })[] = [
  { code: 230100, id: "harbin", zh: "哈尔滨市" },
  { code: 230200, id: "qiqihar", zh: "齐齐哈尔市" },
  { code: 230300, id: "jixi", zh: "鸡西市" },
  { code: 230400, id: "hegang", zh: "鹤岗市" },
  { code: 230500, id: "shuangyashan", zh: "双鸭山市" },
  { code: 230600, id: "daqing", zh: "大庆市" },
  { code: 230700, id: "yichun", zh: "伊春市" },
  { code: 230800, id: "jiamusi", zh: "佳木斯市" },
  { code: 230900, id: "qitaihe", zh: "七台河市" },
  { code: 231000, id: "mudanjiang", zh: "牡丹江市" },
  { code: 231100, id: "heihe", zh: "黑河市" },
  { code: 231200, id: "suihua", zh: "绥化市" },
  { code: 232700, id: "daxinganling", zh: "大兴安岭地区" },
];

export const industries: readonly Named[] = [
  { id: "health", zh: "卫生健康" },
  { id: "police", zh: "公安" },
  { id: "education", zh: "教育" },
  { id: "welfare", zh: "人力资源和社会保障" },
  { id: "land", zh: "自然资源" },
  { id: "transport", zh: "交通运输" },
];

/** What a level of government is divided into; `units` is what stands below each. */
export const bureaus: readonly (Named & { readonly units: string })[] = [
  { id: "education", zh: "教育局", units: "中学" },
  { id: "health", zh: "卫生健康委员会", units: "医院" },
  { id: "police", zh: "公安局", units: "派出所" },
  { id: "welfare", zh: "人力资源和社会保障局", units: "社保服务中心" },
  { id: "land", zh: "自然资源局", units: "不动产登记中心" },
  { id: "transport", zh: "交通运输局", units: "公路事业中心" },
  { id: "finance", zh: "财政局", units: "国库支付中心" },
  { id: "civil", zh: "民政局", units: "养老服务中心" },
  { id: "justice", zh: "司法局", units: "公共法律服务中心" },
  { id: "housing", zh: "住房和城乡建设局", units: "房产交易中心" },
  { id: "water", zh: "水务局", units: "灌区事务中心" },
  { id: "farming", zh: "农业农村局", units: "农技推广站" },
  { id: "commerce", zh: "商务局", units: "口岸服务中心" },
  { id: "culture", zh: "文化广电和旅游局", units: "图书馆" },
  { id: "emergency", zh: "应急管理局", units: "救援保障中心" },
  { id: "audit", zh: "审计局", units: "审计数据中心" },
  { id: "market", zh: "市场监督管理局", units: "检验检测中心" },
  { id: "statistics", zh: "统计局", units: "普查中心" },
  { id: "insurance", zh: "医疗保障局", units: "医保经办中心" },
  { id: "business", zh: "营商环境建设监督局", units: "政务服务中心" },
  { id: "development", zh: "发展和改革委员会", units: "价格认证中心" },
  { id: "industry", zh: "工业和信息化局", units: "中小企业服务中心" },
  { id: "science", zh: "科学技术局", units: "生产力促进中心" },
  { id: "environment", zh: "生态环境局", units: "环境监测站" },
  { id: "forestry", zh: "林业和草原局", units: "林场" },
  { id: "veterans", zh: "退役军人事务局", units: "退役军人服务站" },
  { id: "petitions", zh: "信访局", units: "接访中心" },
  { id: "grain", zh: "粮食和物资储备局", units: "储备库" },
  { id: "sports", zh: "体育局", units: "体育馆" },
  { id: "archives", zh: "档案局", units: "档案馆" },
];

/** Kinds of systems that departments run. */
export const systems: readonly Named[] = [
  { id: "service-hall", zh: "政务服务事项办理系统" },
  { id: "licences", zh: "电子证照管理系统" },
  { id: "approvals", zh: "行政审批管理平台" },
  { id: "office", zh: "协同办公系统" },
  { id: "data-reports", zh: "数据上报系统" },
  { id: "archives", zh: "业务档案管理系统" },
  { id: "supervision", zh: "互联网+监管系统" },
  { id: "statistics", zh: "统计分析平台" },
  { id: "appointments", zh: "预约服务系统" },
  { id: "payments", zh: "非税缴费系统" },
  { id: "portal", zh: "门户网站" },
  { id: "video", zh: "视频会商系统" },
  { id: "map", zh: "一张图应用" },
  { id: "hotline", zh: "便民热线系统" },
  { id: "assessment", zh: "监测考评系统" },
  { id: "registry", zh: "基础信息登记系统" },
];
