"""Figures: what the clause, the sentence and the section say of a quantity."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenbiao
from wenbiao.finders.figures.clauses import clauses_of
from wenbiao.finders.figures.following import following_noun
from wenbiao.finders.figures.nouns import left_noun, object_of
from wenbiao.finders.figures.subject import split_owner
from wenbiao.page import Page

DAY = dt.date(2024, 9, 10)


def figures_of(text: str, day: dt.date | None = DAY) -> list[wenbiao.Figure]:
    return wenbiao.extract(text, reference_date=day).figures


def figure_of(text: str, number: str, day: dt.date | None = DAY) -> wenbiao.Figure:
    found = [f for f in figures_of(text, day) if f.text == number]
    assert found, f"no figure {number} in {[f.text for f in figures_of(text, day)]}"
    return found[0]


INDICATORS = [
    # a length is of what is done so long, before it or behind it, or of the noun behind 的
    ("受山洪影响，渡口停航36个小时。", "36个小时", "停航"),
    ("大桥合龙前，工人在江上奋战了36天。", "36天", "奋战"),
    ("茶厂必须36小时值班。", "36小时", "值班"),
    ("经过36天的谈判，两村和好。", "36天", "谈判"),
    ("两村展开了36天的商谈。", "36天", "商谈"),
    ("镇上争取36天修好渡口。", "36天", None),
    ("渡口停航36天，滞留茶船9艘。", "9艘", "滞留茶船"),
    # of people, the phrase ends with its last person, of countries and firms before what is said of all of them
    ("36名茶农冒雨抢收春茶。", "36名", "茶农"),
    ("36名志愿者服务茶市。", "36名", "志愿者"),
    ("36名村民代表和青年骨干座谈。", "36名", "村民代表和青年骨干"),
    ("36名村长代表全镇作答。", "36名", "村长"),
    ("36名茶农集体食物中毒。", "36名", "中毒茶农"),
    ("36个国家进出口总额增长。", "36个", "国家"),
    ("36家企业决定扩产。", "36家", "企业"),
    ("县里在36个茶园大力开展灭虫。", "36个", "茶园"),
    # X的Y keeps its owner unless that is a clause; a part keeps its whole
    ("今年轻纺工业的总产值增长36%。", "36%", "轻纺工业的总产值"),
    ("他承包的土地面积为36亩。", "36亩", "土地面积"),
    ("茶叶在农业收入中的占比达到36%。", "36%", "茶叶在农业收入中的占比"),
    # a bare rate or size takes the topic beside it
    ("竹笋作为主要特产，产量36万吨。", "36万吨", "竹笋产量"),
    ("竹笋出口增长最快，增速为36%。", "36%", "竹笋出口增速"),
    ("全县茶叶种植面积36万亩、产量9万吨。", "9万吨", "茶叶产量"),
    ("外贸规模扩大，出口增长36%。", "36%", "出口"),
    ("茶师（持有制茶资格证书并收徒的茶农）占茶农总数的36%。", "36%", "茶师"),
    ("据介绍，36亿元将用于修渠、筑路等工程。", "36亿元", "修渠、筑路等工程"),
    ("全年支出超过收入36亿元。", "36亿元", "支出超过收入"),
    ("像老陈这样的茶农有36名。", "36名", "茶农"),
    ("茶厂坍塌，致36人窒息死亡。", "36人", "死亡人数"),
    ("车内共有36人。", "36人", None),
    ("36名技师实地指导农民制茶。", "36名", "技师"),
    ("36名返乡创业人员领到补贴。", "36名", "返乡创业人员"),
    ("36家茶叶企业战略性重组。", "36家", "茶叶企业"),
    ("为36万茶农补助保费9亿元。", "9亿元", "保费"),
    ("县里建立36个“双师型”教师培养培训基地。", "36个", "“双师型”教师培养培训基地"),
    ("山洪致36座茶厂断电。", "36座", "茶厂"),
    ("已有36个县级部门启动应用茶业平台。", "36个", "县级部门"),
    ("镇上36次召开茶业工作会议。", "36次", "召开茶业工作会议"),
    ("茶厂走过36年创业历程。", "36年", "创业历程"),
    ("美国有数百人因新冠死亡。", "数百人", "死亡人数"),
    ("对共建“一带一路”国家出口占比达到36%。", "36%", "对共建“一带一路”国家出口占比"),
    ("整套动作在36秒内完成。", "36秒", "整套动作"),
    ("经过36年的南北征战，老兵回乡。", "36年", "南北征战"),
    ("老人坚持36分钟读书看报。", "36分钟", "读书看报"),
    ("老兵义务做报告36场。", "36场", "报告"),
    ("建设36个骨干专业（群）。", "36个", "骨干专业（群）"),
    ("震中位于县城西北方向36公里。", "36公里", "震中"),
    ("当年支出超过当年收入36亿元。", "36亿元", "支出超过当年收入"),
    ("因为茶棚与粮仓的距离不到36米。", "36米", "茶棚与粮仓的距离"),
    ("茶叶出口五年增长36%。", "36%", "茶叶出口"),
    ("有效期内茶业专利36件。", "36件", "有效期内茶业专利"),
    ("今年竣工面积36平方米。", "36平方米", "竣工面积"),
    ("县财政安排36亿元。", "36亿元", None),
    ("县财政安排36亿元，主要用于修渠。", "36亿元", "修渠"),
    ("全县提高36项基本医疗服务的标准。", "36项", "基本医疗服务"),
    ("一名坐在茶车内的老人受伤，另有3名坐在门口的茶农获救。", "3名", "获救茶农"),
    ("36人遭到逮捕。", "36人", "逮捕人数"),
    ("36个项目总投资达9亿元。", "36个", "项目"),
    ("云水县人均期望寿命为79岁。", "79岁", "人均期望寿命"),
    ("他在茶山工作生活了36年。", "36年", "工作生活"),
    ("镇上新开拓就业岗位36个。", "36个", "就业岗位"),
    ("全县吸引外资36亿元。", "36亿元", "外资"),
    ("县城建成区园林绿化覆盖率达36%。", "36%", "县城建成区园林绿化覆盖率"),
    ("茶叶指数今天收盘下跌36点。", "36点", "茶叶指数"),
    ("高铁开通后，昆明到大理由6小时缩短至2小时。", "6小时", "昆明到大理"),
    # an act that lies across two words is none
    ("拆除旧棚36平方米、治理无手续建筑9平方米。", "9平方米", "无手续建筑"),
    ("新培育茶叶产业集聚区36个。", "36个", "茶叶产业集聚区"),
    # what a verb leaves of the words before it
    ("煤炭能耗由前三年上升36%转为下降5%。", "36%", "煤炭能耗"),
    ("茶机也从原来的36台增加到90台。", "36台", "茶机"),
    ("夜间气温最低达零下36℃。", "零下36℃", "夜间气温"),
    ("茶会由36人组成。", "36人", None),
    ("7名伤员中有3人是茶农。", "3人", "伤员"),
    ("个体户拿出36万元。", "36万元", None),
    # people, money and things do not inherit from one another
    ("山洪毁坏房屋9栋，另有36人避往高处。", "36人", None),
    ("资助学生36名，每人每年900元。", "900元", None),
    ("出动茶车9辆、茶农36名。", "36名", "茶农"),
    ("收入在3万元以上的茶户，去年有36个。", "36个", "茶户"),
    ("消费者投诉9万件，其中网购投诉量大幅增加，达3万件。", "3万件", "网购投诉量"),
    ("来自各地的茶商、茶农等36人出席。", "36人", "茶商、茶农"),
    ("云水县人均预期寿命达到79岁。", "79岁", "人均预期寿命"),
    ("镇上撞坏9辆停放在路边的茶车。", "9辆", "茶车"),
    ("云水县城距青溪36公里。", "36公里", "距离"),
    # verbs that no list of acts holds, behind their subject, behind 共 or behind 向
    ("各村委会共采纳茶农意见36条。", "36条", "茶农意见"),
    ("县里更换老化水管36公里。", "36公里", "老化水管"),
    ("镇上向茶商推介山场项目36个。", "36个", "山场项目"),
    ("全镇实际使用外资36亿元。", "36亿元", "实际使用外资"),
    ("水库除险加固项目36个。", "36个", "水库除险加固项目"),
    # behind a remark in brackets stands what befell the people, or what they are
    ("山洪造成3人（均为过路茶农）死亡。", "3人", "死亡人数"),
    ("3名茶农经抢救无效死亡。", "3名", "死亡茶农"),
    ("目前3人抢救无效死亡。", "3人", "死亡人数"),
    ("货车当场撞倒36人。", "36人", "撞倒人数"),
    ("茶厂里有36名正在学习的青年。", "36名", "青年"),
    ("36人正在全力救治中。", "36人", None),
    ("36名负责人依法宣誓。", "36名", "负责人"),
    ("惠及36万人的水渠通水。", "36万人", "惠及人数"),
    # a model's number stands inside the noun, a plate's letters do not
    ("机场里停着36架青鸟320客机。", "36架", "青鸟320客机"),
    ("货车撞上两辆摩托车及闽D牌轿车。", "两辆", "摩托车"),
    ("火箭由3枚“青鸟”的一级助推器组成。", "3枚", "“青鸟”的一级助推器"),
    ("新建3个35千伏和10千伏电网工程。", "3个", "电网工程"),
    ("县里划出12个更新单元。", "12个", "更新单元"),
    ("3个指标自动生成。", "3个", "指标"),
    ("县里有3个自动气象站。", "3个", "自动气象站"),
    ("技术投资九百亿元，其他投资二百亿元。", "二百亿元", "其他投资"),
    ("茶商代表团一行36人抵达。", "36人", "茶商代表团"),
    ("占地36亩，有茶树9万株。", "36亩", "占地面积"),
    ("茶业指数为38.8；丁国的这一数字为44.5。", "44.5", "茶业指数"),
    # the noun before, with the words that tie it to its number
    ("目前，注册用户达360人。", "360人", "注册用户"),
    ("总库容为3.6亿立方米。", "3.6亿立方米", "总库容"),
    ("茶叶总产值突破了45亿元大关。", "45亿元", "茶叶总产值"),
    ("苗木成活率一直保持在92%以上。", "92%", "苗木成活率"),
    ("平均日工资为210元。", "210元", "平均日工资"),
    # the verb leaves, its object stays
    ("乡里共调解邻里纠纷360余起。", "360余起", "邻里纠纷"),
    ("合作社累计收到村民来信超过3600封。", "3600封", "村民来信"),
    ("山南镇累计建设蓄水池36座。", "36座", "蓄水池"),
    ("新建和改造提升山间公路36公里。", "36公里", "山间公路"),
    # a compound keeps its verb
    ("投资总额达到36亿元。", "36亿元", "投资总额"),
    ("旧案查处率为96%。", "96%", "旧案查处率"),
    # the noun behind
    ("警方查封了36家违规茶馆。", "36家", "违规茶馆"),
    ("已有36名民间手艺人报名参加比赛。", "36名", "民间手艺人"),
    ("镇上拿出36亩良田。", "36亩", "良田"),
    ("这笔钱里有36万元的助学贷款。", "36万元", "助学贷款"),
    ("县里评出36项主题鲜明、内容新颖的小发明。", "36项", "小发明"),
    ("县里办好了5方面民生实事。", "5方面", "民生实事"),
    # people and what befell them
    ("山洪造成3人死亡、12人受伤。", "3人", "死亡人数"),
    ("山洪造成3人死亡、12人受伤。", "12人", "受伤人数"),
    ("全镇紧急转移安置3600人。", "3600人", "转移安置人数"),
    ("全镇紧急转移群众3600人。", "3600人", "群众"),
    ("雨中4车追尾。", "4车", "追尾车辆"),
    # carried over
    ("渔业总收入36亿元，同比增长4%。", "4%", "渔业总收入"),
    ("竹笋出口首次突破6亿元大关，达6.4亿元，同比增长20%。", "20%", "竹笋出口"),
    ("船运规模持续扩大，同比增长4%。", "4%", "船运规模"),
    ("客运量同比增长6%，较1—4月份提高0.5个百分点。", "0.5个百分点", "客运量增速"),
    ("生丝：从6万吨增加到9万吨。", "6万吨", "生丝"),
    ("生丝：从6万吨增加到9万吨。", "9万吨", "生丝"),
    ("城镇化率由45.9%提高到52.6%。", "52.6%", "城镇化率"),
    # a verb in the passive stands behind its object
    ("高产梯田已建成36万亩。", "36万亩", "高产梯田"),
    ("大家谈了36分钟。", "36分钟", "谈"),
    ("一捆茶青炒成干茶只需要36分钟。", "36分钟", "一捆茶青炒成干茶所需时间"),
    ("余额36亿元，同比增长7%，增速比上月末高0.7个百分点。", "0.7个百分点", "余额增速"),
    ("广义账户（A1）余额36亿元。", "36亿元", "广义账户余额"),
    ("茶园研发投入占比达6%。", "6%", "茶园研发投入占比"),
    ("运输业投资比重为6%。", "6%", "运输业投资比重"),
    ("去年80%村卫生室装了空调。", "80%", "村卫生室"),
    ("培训班为期3个月。", "3个月", "持续时间"),
    ("竹筏产量连续6年稳定在36万只。", "36万只", "竹筏产量"),
    ("女教师占全体教师的64%。", "64%", "女教师"),
    ("第三产业增加值占生产总值的比重为54%。", "54%", "第三产业增加值占生产总值的比重"),
    ("兑现以旧换新补贴169亿元。", "169亿元", "以旧换新补贴"),
    ("技术改造投资36亿元，船舶购置费6亿元。", "6亿元", "船舶购置费"),
    ("基本建设投资36亿元。", "36亿元", "基本建设投资"),
    ("山南县石坪镇水库下游货车失控撞死8人。", "8人", "死亡人数"),
    ("茶馆日均客流量逾360人，相比平日增长58%。", "58%", "茶馆日均客流量"),
    # a clause with 的 before what is counted
    ("市集上有36家来自邻县的手艺作坊。", "36家", "手艺作坊"),
    ("36个启动改造工作的村子参加评比。", "36个", "村子"),
    ("要处理好三类不同性质的纠纷。", "三类", "纠纷"),
    ("36个县级及以上茶场已经签约。", "36个", "县级及以上茶场"),
    # households and people side by side
    ("镇上有12个村民小组，360户1200人。", "360户", "户数"),
    ("镇上有12个村民小组，360户1200人。", "1200人", "人口"),
    ("共有360户1200人受灾。", "360户", "受灾户数"),
    ("共有360户1200人受灾。", "1200人", "受灾人数"),
    ("紧急转移群众360户1200人。", "1200人", "群众"),
    ("以6金3银列第二。", "6金", None),
    ("车内1人死亡，其余7人不同程度受伤。", "7人", "受伤人数"),
    # one thing harmed in several ways
    ("山洪造成民房倒塌36间，损坏120间。", "120间", "民房损坏"),
    # the parts of a measure
    ("全县毛竹产量36万吨，其中北乡12万吨，南乡9万吨。", "12万吨", "北乡产量"),
    ("全县毛竹产量36万吨，其中北乡12万吨，南乡9万吨。", "9万吨", "南乡产量"),
    ("全县毛竹产量36万吨，其中春笋出口额3万元。", "3万元", "春笋出口额"),
    ("外债总额36亿元，其中短期外债6亿元。", "6亿元", "短期外债"),
    # a size beside its number
    ("坝前36米水位已经稳定。", "36米", "水位"),
    ("水库将抬高水位（36米及42米）。", "42米", "水位"),
    ("位于北岸海拔高程360米左右的山坡上。", "360米", "海拔高程"),
    ("震中距离青溪县城36公里。", "36公里", "距离"),
    ("在36公里范围内共记录到余震12次。", "36公里", None),
    ("审核时间一般不少于6天，最长不超过15天。", "15天", "审核时间"),
    # a base of comparison that ends in what is compared
    ("较传统水运时效提升超36%。", "36%", "时效"),
    ("比全县平均水平高3个百分点。", "3个百分点", None),
    # numbers of one list, rates of the next
    ("批准新药31个、新器械46个，比上年分别增长19%和12%。", "12%", "新器械"),
    ("具有山乡风味的毛笋在北方市场的销量增长6%。", "6%", "销量"),
    ("消防官兵救出6人。", "6人", "救出人数"),
    ("去年共投入36万元。", "36万元", "投入"),
    ("境外投资者持有流通股市值36亿元。", "36亿元", "流通股市值"),
    ("铁路投产新线36公里。", "36公里", "新线"),
    # one character or a mark more, or less, in a phrase
    ("山上有36棵原生树。", "36棵", "原生树"),
    ("3株国宝冷杉成功野外繁殖。", "3株", "国宝冷杉"),
    ("完成36处粮仓建设和改造项目。", "36处", "粮仓建设和改造项目"),
    ("发展了36个跨地区的联营网点。", "36个", "联营网点"),
    ("联席会议设召集人3人。", "3人", "召集人"),
    ("投资建设榨油规模36万吨/年的项目。", "36万吨/年", "榨油规模"),
    ("省财政连续三年累计投入36亿元。", "36亿元", "投入"),
    ("双方将把双边贸易额扩大到36亿美元。", "36亿美元", "双边贸易额"),
    ("宽松政策直到通胀率稳定在3%以上。", "3%", "通胀率"),
    ("产量36万吨，同比去年增长15%。", "15%", "产量"),
    ("中间价报7.1104元。", "7.1104元", "中间价"),
    ("茶业指数收涨2.8%，报360点。", "2.8%", "茶业指数"),
    ("将发行30年期国债36亿元。", "36亿元", "国债"),
    ("开展360亿元7天期回购操作。", "360亿元", "回购操作"),
    ("茶农收入完成年计划的118%。", "118%", "茶农收入"),
    ("年用水量36万立方米以上的茶厂要报数。", "36万立方米", "年用水量"),
    ("县里设立了总额36万元的茶农补贴。", "36万元", "茶农补贴"),
    ("村里打了一口深36米的水井。", "36米", "水井"),
    ("军方向36艘伊朗空载油轮喊话。", "36艘", "伊朗空载油轮"),
    ("预警提前量达48分钟，较去年提升10分钟。", "10分钟", "预警提前量"),
    ("中国茶业在2015年第三季度产值增速跌破7%。", "7%", "产值增速"),
    ("地震引发2米高海啸。", "2米", "海啸"),
    ("提出七个方面主要任务。", "七个", "主要任务"),
    ("4辆轿车仍停放在路边。", "4辆", "轿车"),
    ("这片占地36万公顷的茶园绿了。", "36万公顷", "占地面积"),
    ("每亩产量达到600公斤。", "600公斤", "每亩产量"),
    ("净利润3.6亿元，每股收益0.36元。", "0.36元", "每股收益"),
    ("油价每升上涨0.36元。", "0.36元", "油价"),
    ("项目建成后年产值36亿元。", "36亿元", "年产值"),
    ("一辆载有36人的客车驶过。", "36人", "载有人数"),
    ("被判处有期徒刑三年。", "三年", "有期徒刑"),
    ("林火造成超过31亿欧元（约合241亿元人民币）的损失。", "31亿欧元", "损失"),
    ("林火造成超过31亿欧元（约合241亿元人民币）的损失。", "241亿元人民币", "损失"),
    ("英媒称林火损失超31亿欧元。", "31亿欧元", "林火损失"),
    ("最终决出金奖36名。", "36名", "金奖"),
    ("1名20岁的男子企图翻墙。", "1名", "男子"),
    ("中学的学生，去年有36万人。", "36万人", "中学的学生"),
    ("累计接种疫苗36万剂次。", "36万剂次", "疫苗"),
    ("2026年电影票房超36亿元。", "36亿元", "电影票房"),
    ("释放了36名对方被扣押人员。", "36名", "对方被扣押人员"),
    ("议会以36票反对否决了议案。", "36票", "反对票"),
    ("政府立即出动36人。", "36人", "出动人数"),
    ("县城以东约36公里的小镇已经通车。", "36公里", "距离"),
    ("取消调整行政职权36项。", "36项", "行政职权"),
    ("部门内设机构精简36个。", "36个", "部门内设机构精简"),
    ("记者看到，36辆车均不同程度受损。", "36辆", "车"),
    ("爆炸造成现场36名工人不同程度受伤。", "36名", "受伤工人"),
    ("央行3月9日宣布，三大关键利率均下调36个基点。", "36个基点", "三大关键利率"),
    ("今年茶园财政补贴拟安排36亿元。", "36亿元", "茶园财政补贴"),
    ("县长先后36次到山区考察。", "36次", "考察"),
    ("2023年我国新能源发电量占全社会用电量36%。", "36%", "新能源发电量"),
    ("货车行至省道36公里附近时侧翻。", "36公里", None),
    ("茶园带动周边农户户均增收3600元。", "3600元", "户均增收"),
    ("以年均6%的产值增速，支撑了全县发展。", "6%", "产值增速"),
    ("茶叶与咖啡销量之比提高到3。茶叶销量与咖啡销量之比为36%。", "36%", "茶叶销量与咖啡销量之比"),
    ("云江县受灾360户980人。", "360户", "受灾户数"),
    ("云江县受灾360户980人。", "980人", "受灾人数"),
    ("茶业联盟现有成员国36个。", "36个", "成员国"),
    ("茶博会的36个主宾国均设有展馆。", "36个", "主宾国"),
    ("茶山共有56个村共36000人。", "36000人", "人口"),
    ("战斗中36人负伤。", "36人", "负伤人数"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "indicator"), INDICATORS)
def test_indicator(text: str, number: str, indicator: str | None) -> None:
    assert figure_of(text, number).indicator == indicator


SUBJECTS = [
    ("欧洲第二大经济体德国的茶业指数跌破40。", "40", "德国", "茶业指数"),
    ("纪录片《青溪》全网播放量突破3亿次。", "3亿次", "纪录片《青溪》", "全网播放量"),
    ("全县森林面积为36万亩。", "36万亩", "全县", "森林面积"),
    ("青溪机场旅客吞吐量为36万人次。", "36万人次", "青溪机场", "旅客吞吐量"),
    ("云水高铁正线全长360公里。", "360公里", "云水高铁", "正线全长"),
    ("渔业、林业等行业用工需求增长均超过6%。", "6%", "渔业、林业等行业", "用工需求"),
    ("信用社向农户让利36万元。", "36万元", "信用社", "向农户让利"),
    ("在湖南省，今年当地新种油茶36万亩。", "36万亩", "湖南省", "油茶"),
    ("云水镇发生一起客车追尾事故，造成3人死亡。", "3人", "客车追尾事故", "死亡人数"),
    ("县文化馆共举办展览36场。", "36场", "县文化馆", "展览"),
    ("石坪村面积36平方公里。", "36平方公里", "石坪村", "面积"),
]


def test_a_space_in_a_headline_ends_a_clause() -> None:
    text = "青溪深化“一网通办”改革 累计办件量超36亿件\n　　记者近日在青溪了解到，办事更加方便了。"
    assert figure_of(text, "36亿件").indicator == "办件量"


def test_a_rate_that_slows_to_a_level_is_a_growth_and_no_fall() -> None:
    figure = figure_of("茶业增速将放缓至1.8%。", "1.8%")
    assert (figure.indicator, figure.measure, figure.direction) == ("茶业增速", "growth", "up")


def test_shares_at_the_ends_of_a_change() -> None:
    ends = figures_of("茶园占比从68.5%下降到了56%。")
    assert [(f.measure, f.direction) for f in ends] == [("share", None), ("share", None)]


@pytest.mark.parametrize("text", ["山东、宁夏3个会场同步开幕。", "中国和乌兹别克斯坦的36名代表到会。"])
def test_one_of_several_places_is_no_place_of_a_figure(text: str) -> None:
    assert figures_of(text)[0].place is None


def test_a_place_in_an_adverbial_is_no_subject() -> None:
    assert figure_of("由青溪县文化馆与云水市合办，展出36件陶器。", "36件").subject != "云水市"


@pytest.mark.parametrize(("text", "number", "subject", "indicator"), SUBJECTS)
def test_subject(text: str, number: str, subject: str, indicator: str) -> None:
    figure = figure_of(text, number)
    assert (figure.subject, figure.indicator) == (subject, indicator)


CHANGES = [
    ("茶园面积达36万亩。", "36万亩", "level", None, None),
    ("茶叶产量同比增长6.5%。", "6.5%", "growth", "up", "同比"),
    ("茶叶价格环比下降6.5%。", "6.5%", "growth", "down", "环比"),
    ("茶叶产量比上年同期增长6.5%。", "6.5%", "growth", "up", "比上年同期"),
    ("茶叶产量较2019年同期实际增长6.5%。", "6.5%", "growth", "up", "较2019年同期"),
    ("失业率比上年末下降0.3个百分点。", "0.3个百分点", "change", "down", "比上年末"),
    ("失业率比全省平均水平高0.5个百分点。", "0.5个百分点", "change", "up", "比全省平均水平"),
    ("绿化率高于全省平均水平0.5个百分点。", "0.5个百分点", "change", "up", "高于全省平均水平"),
    ("绿化率由2.1%提高到3.5%。", "2.1%", "level", None, None),
    ("绿化率由2.1%提高到3.5%。", "3.5%", "level", None, None),
    ("近年来茶叶产量平均增速超过6%。", "6%", "growth", "up", None),
    ("茶叶价格跌幅达到6%。", "6%", "growth", "down", None),
    ("女教师占全体教师的64%。", "64%", "share", None, None),
    ("茶业对增收的贡献率超过五成。", "五成", "share", None, None),
    ("雇员达到现有工人人数25%的，可以减税。", "25%", "share", None, None),
    ("全镇新增经营户360户。", "360户", "change", "up", None),
    ("全镇新增经营户360户、合作社36家。", "36家", "change", "up", None),
    ("困难户减少了360户。", "360户", "change", "down", None),
    ("改造后提升36个便民点。", "36个", "level", None, None),
    ("出口和进口分别增长3%和5%。", "5%", "growth", "up", None),
    ("茶路投资多了5亿元。", "5亿元", "change", "up", None),
    ("茶农人数少了5人。", "5人", "change", "down", None),
    ("全县至少了解5人。", "5人", "level", None, None),
    ("稻谷产量三十吨，比一九五八年的二十吨增长百分之五十。", "二十吨", "level", None, None),
    ("稻谷产量三十吨，比一九五八年的二十吨增长百分之五十。", "百分之五十", "growth", "up", "比一九五八年"),
    ("成本比重上升，占3.5%。", "3.5%", "share", None, None),
    ("绿茶占比较去年提高3个百分点。", "3个百分点", "change", "up", "较去年"),
]


@pytest.mark.parametrize(("text", "number", "measure", "direction", "comparison"), CHANGES)
def test_change(text: str, number: str, measure: str, direction: str | None, comparison: str | None) -> None:
    figure = figure_of(text, number)
    assert (figure.measure, figure.direction, figure.comparison) == (measure, direction, comparison)


STATUSES = [
    ("去年全镇建成蓄水池36座。", "36座", "actual"),
    ("全镇力争到2030年建成蓄水池36座。", "36座", "target"),
    ("主要预期目标是：茶叶产量增长6%；新建水渠36公里。", "36公里", "target"),
    ("茶叶产量增长的目标，定为百分之六。", "百分之六", "target"),
    ("今年计划新建水渠36公里，改造水渠12公里。", "12公里", "target"),
    ("预计全年茶叶产量达到36万吨。", "36万吨", "forecast"),
    ("通车后，路程将缩短36公里。", "36公里", "forecast"),
    ("镇里将新建水渠36公里。", "36公里", "target"),
    ("计划安排，水渠投资36亿元。其中，干渠投资12亿元。", "12亿元", "target"),
    ("计划安排，水渠投资36亿元。其中，干渠投资12亿元，支渠投资24亿元。", "24亿元", "target"),
    ("36个计划新开工项目完成投资12亿元。", "12亿元", "actual"),
    ("路程将从现在的90公里缩短至36公里。", "90公里", "actual"),
    ("为确保行车安全，镇里出动铲雪车36辆。", "36辆", "actual"),
    ("经济好于预期，茶叶产量增长6%。", "6%", "actual"),
    ("到2027年，茶园面积达到36万亩。", "36万亩", "target"),
    # a sentence that opens with a plan speaks for the paragraph, until one tells of the past
    ("计划安排，农田投资三十六亿元。其中，水渠投资十二亿元。在水渠投资中，干渠投资九亿元。", "九亿元", "target"),
    ("计划安排，农田投资三十六亿元。去年，水渠投资十二亿元。", "十二亿元", "actual"),
    ("今年计划新建水渠36公里。其中，干渠12公里。", "12公里", "target"),
    # 计划 inside a noun announces nothing
    ("36个计划新开工项目全部开工，12个项目完成投资9亿元。", "9亿元", "actual"),
    ("茶农收入完成年计划的118%。", "118%", "actual"),
    # a term of what will be issued, a target that is shot at
    ("将发行30年期国债36亿元。", "30年", "actual"),
    ("将发行30年期国债36亿元。", "36亿元", "target"),
    ("北军对南军目标发动36次炮击。", "36次", "actual"),
    ("大桥通车后，两地间的行车时间将由原来的6小时缩短至3小时左右。", "3小时", "forecast"),
    ("会议代拟了12个决议草案。", "12个", "actual"),
    ("茶叶产量增长3%，低于6%的预定目标。", "6%", "target"),
    ("在山地赛决赛中，她以36分12秒的成绩夺冠。", "36分12秒", "actual"),
    ("今后水库进一步抬高水位（156米）时也可能渗漏，坝址在今后抬高水位（175米）时须监测。", "175米", "forecast"),
    ("未来，茶乡将加快建设36个产业基地。", "36个", "target"),
    ("当前和今后十年是关键时期，目前36项方案已印发。", "36项", "actual"),
    ("未来10天，茶乡的降水天数将普遍在6天以上。", "6天", "forecast"),
    # what something is done for is no aim of the next clause, a forecast of one thing none of another
    ("为了争取时间，队长带着36名队员守堤。", "36名", "actual"),
    ("预计大浪将在傍晚到岸，该岛距离大陆36公里。", "36公里", "actual"),
    ("约36亿元将用于修路。", "36亿元", "target"),
    ("茶会将以“春天”为主题，推出36场活动。", "36场", "target"),
    ("县里将向茶农发放茶苗36万株。", "36万株", "target"),
]


@pytest.mark.parametrize(("text", "number", "status"), STATUSES)
def test_status(text: str, number: str, status: str) -> None:
    assert figure_of(text, number).status == status


def test_a_campaign_that_is_carried_out_owns_nothing() -> None:
    assert figure_of("县里实施农田提质增效行动，建成水渠36公里。", "36公里").subject is None


def test_a_planning_heading_makes_targets_and_a_review_none() -> None:
    text = "云水县政府工作报告\n一、2023年工作回顾\n全县新建水渠36公里。\n二、2024年重点工作任务\n新建水渠48公里。\n"
    assert [f.status for f in figures_of(text)] == ["actual", "target"]


def test_a_headline_takes_the_date_of_its_body() -> None:
    text = "云水县发生山洪致3人死亡\n9月8日，云水县发生山洪，造成3人死亡。\n"
    head, body = figures_of(text)
    assert head.start < body.start
    assert (head.start_date, head.end_date) == (body.start_date, body.end_date) == (dt.date(2024, 9, 8),) * 2


def test_a_length_closes_an_open_start() -> None:
    figure = figure_of("2024年7月29日起，镇里开展为期3个月的整治行动。", "3个月")
    assert (figure.start_date, figure.end_date) == (dt.date(2024, 7, 29), dt.date(2024, 10, 28))
    assert figure.time_role == "during"


def test_the_ends_of_a_change_stand_at_the_ends_of_its_period() -> None:
    start, end = figures_of("2016至2020年，全县茶园由20万亩增加到36万亩。")
    assert (start.edtf, end.edtf) == ("2016", "2020")


def test_a_place_comes_from_the_mentions_before_the_figure() -> None:
    figure = figure_of("在湖南省，今年新种油茶36万亩。", "36万亩")
    assert figure.place is not None
    assert figure.place_code == "430000"


@pytest.mark.parametrize(
    ("right", "noun"),
    [
        ("违规茶馆", "违规茶馆"),
        ("运动员参加了比赛", "运动员"),
        ("国家的青年代表", "国家"),
        ("的助学贷款", "助学贷款"),
        ("增加到", ""),
        ("被叫停", ""),
        ("“小院”观察点，", "“小院”观察点"),
        ("省级“小能人”作坊，", "省级“小能人”作坊"),
        ("直接和间接岗位", "间接岗位"),
        ("", ""),
    ],
)
def test_following_noun(right: str, noun: str) -> None:
    assert following_noun(right) == noun


@pytest.mark.parametrize(
    ("noun", "actor", "thing"),
    [
        ("镇里共侦破盗伐案件", "镇里共", "盗伐案件"),
        ("投资总额", "", "投资总额"),
        ("种了谷子", "", "谷子"),
        ("城镇新增就业", "", "城镇就业"),
    ],
)
def test_object_of(noun: str, actor: str, thing: str) -> None:
    assert object_of(noun) == (actor, thing)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("其中茶叶出口", "茶叶出口"),
        ("【乡村新貌】茶叶出口", "茶叶出口"),
        ("茶叶出口总额即离岸货值", "茶叶出口总额"),
        ("和平鸽数量", "和平鸽数量"),
        ("山洪造成的死亡人数", "死亡人数"),
        ("鲜叶收购价每50公斤", "鲜叶收购价"),
    ],
)
def test_left_noun(text: str, noun: str) -> None:
    assert left_noun(text) == noun


def test_split_owner_leaves_a_noun_of_one_piece_alone() -> None:
    assert split_owner("茶叶出口额") == (None, "茶叶出口额")
    assert split_owner("机场数量") == (None, "机场数量")


CHARACTERS = st.sampled_from(
    "一二三百万亿0123456789.%，。；：、（）年月日增长下降达到为了由从提高至个人元吨占比较上同期将预计目标新增其中茶叶出口总额全国\n“”"
)


@settings(max_examples=150, deadline=None)
@given(st.text(CHARACTERS, max_size=80))
def test_any_text_gives_figures_that_slice_back(text: str) -> None:
    for figure in figures_of(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.measure in ("level", "change", "growth", "share")
        assert (figure.direction is None) or figure.measure in ("change", "growth")
        assert figure.indicator != ""
        assert figure.start_date is None or figure.end_date is None or figure.start_date <= figure.end_date


@pytest.mark.parametrize("unit", ["3个，", "从3%提高到5%，", "比2019年的3亿元增长", "新增3个、", "2020年\n3个\n"])
def test_a_long_text_of_one_sentence_or_many_blocks_is_read_to_its_end(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    figures = figures_of(text)
    assert figures[-1].end > len(text) - 2 * len(unit)


@settings(max_examples=50, deadline=None)
@given(st.text(CHARACTERS, max_size=60))
def test_clauses_lie_in_their_sentences(text: str) -> None:
    result = wenbiao.extract(text, reference_date=DAY)
    page = Page(text, "doc", DAY)
    page.set_sections(result.sections)
    page.set_sentences(result.sentences)
    for clauses in clauses_of(page):
        for clause in clauses:
            assert clause.sentence.start <= clause.left_start <= clause.outer_start <= clause.outer_end


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全县茶叶产量、茶叶出口分别增长5%和4%。", ["茶叶产量", "茶叶出口"]),
        ("城镇和农村居民收入分别增长5%和4%。", ["城镇居民收入", "农村居民收入"]),
        ("茶叶收入5亿元，竹笋收入3亿元，扣除价格因素，分别增长5%和4%。", ["茶叶收入", "竹笋收入"] * 2),
        ("茶叶种植、采摘机械化率分别达到65%和55%。", ["茶叶种植机械化率", "茶叶采摘机械化率"]),
        ("新能源汽车、工业机器人产量分别增长5%和4%。", ["新能源汽车产量", "工业机器人产量"]),
        ("电子元件、“新三样”产品出口分别增长5%和4%。", ["电子元件出口", "“新三样”产品出口"]),
        ("对甲国、乙国出口分别增长5%和4%。", ["对甲国出口", "对乙国出口"]),
        ("茶叶、竹笋发送量同比分别增长5%和4%。", ["茶叶发送量", "竹笋发送量"]),
        ("装备制造业、高技术制造业增加值分别增长5%和4%。", ["装备制造业增加值", "高技术制造业增加值"]),
        ("货车产销量分别完成36万辆和35万辆。", ["货车产销量", "货车产销量"]),
    ],
)
def test_each_number_behind_fenbie_has_its_own_noun(text: str, indicators: list[str]) -> None:
    assert [f.indicator for f in figures_of(text)] == indicators


def test_a_second_change_holds_in_the_years_of_the_first() -> None:
    text = "茶园从2020年的31个增至2024年的300个，茶业总投资从58亿元增至355亿元，年均增长5%。"
    assert [f.edtf for f in figures_of(text)] == ["2020", "2024", "2020", "2024", "2020/2024"]
