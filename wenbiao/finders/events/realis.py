"""Did it happen? Modality, negation, reported opinion and attributive use around a trigger.

Every alternative begins with a literal, so that the engine skips to the first characters of the cues.
"""

from __future__ import annotations

import re

# Words before a verb that make it a duty, a wish, a condition, a habit or a denial, wherever they stand in its clause.
_MODAL = (
    "必须|应当|应该|应(?<![供响反适效对感呼相因]应)(?![邀对急用届变聘援运约]|[^，。]{2,24}邀请)|需要|须|需(?<![急军供内刚所按必]需)(?!求)"
    "|要(?<![重主首纪摘必概简险]要)(?![求闻素员塞地点案])|可以|可(?<![许认不]可)(?![再持循靠见谓喜控信燃卡])|能够"
    "|能(?<![个座种台项条艘款辆架功智性技节职赋产动核风储全万效蓄阳扩子氢光热电水聚潜势]能)(?![源力量耗效人见])|不(?![丹断仅但少同久过法足幸治锈适明时慎等省])"
    "|尚未|从未|未(?![来成])|暂无|尚无|无人(?![机驾值区车船艇岛系店化零仓潜舰问运直矿配])|无人员|无一(?!例外)|没有|没(?<![淹沉出埋吞]没)(?!收)|无法|难以|很难|暂难|有待|认为是|有望|希望|愿(?<!志愿)(?![望景])|为了|旨在|如果"
    "|如(?<=^如)(?![今何同此期下])|如(?<=[，、]如)(?![今何同此期下])|若(?!干)|只有|一旦|只要|即使|是否|能否|严防|谨防"
    "|抓紧|考虑|呼吁|要求|建议|请求|敦促|威胁|主张|反对|号召|期待|欢迎|强调|允许|禁止|严禁|切勿|请勿|尽快|早日|原则上|适时|经常"
    "|通常|往往|一般(?!性)|每(?=[年0-9一二三四五六七八九十两天日周月次到逢小分秒当])|拒绝|成为|警告|保证(?![书金人])"
    "|提议|提请|试图|企图(?=[^，。])|原计划|关于(?=[^的，]*$)|随着|为(?<![认成作行因华]为)$|为(?<=^为)(?![期止何])|通过$|提出$|便会|就会|也会|都会"
    "|还会|才会|仍会|会(?<![议大展晤协省市委员事合学商工公机社博览全峰年例运奥晚宴聚庙灯盛茶谈讨流布进告聘易销乐唱谊念待证动交介边监金字面话风明享署训审接书货奏亲友彰气摩冬]会)(?<!国国会)(?=自动|更|再|对|将|被|在|把|使|有|造成|导致)"
    "|谁来|怎样|如何|为何|准备(?=.{0,4}$)|将研究|为(?=完成|实现|夺取)|以(?=创建|打造)"
)
# Words of aim and effort; in front of a time they belong to the subject (促进就业行动昨天|启动).
_AIM = (
    "争取|力争|确保|鼓励|支持(?!者|率|下)|推动(?!下)|促进(?!会|大会|委|协会|法|中心)|引导(?!基金)|帮助|助力|以便|用于|用来|防止|防范|避免|探讨|商讨|倡导|倡议"
    "|坚决|坚持|加强(?<!就加强)(?<!就全面加强)(?<!就进一步加强)|认真(?!$)|切实|着力|大力|努力|致力|负责(?![人同])|依法依规|定期(?!会晤|会议|会商|航)|期盼|盼|模拟"
)
# A habit with a name of its own is an event that recurs (每年一届的河湖论坛).
_YEARLY_CUES = "每[年两二三四五]年?一[届次度]|一年一度"
_FUTURE_CUES = (
    "即将(?<![立随当旋]即将)|拟(?!定)|计划(?=[将于到对向以用近年内新开建投推完启举带发派进访赴出增提实0-9今明])|预计|预定|定于"
    "|将(?=[于在对向从与同由以会要有不为把实开举召发启建完推出迎访参赴应通成正展]|继续|首次|陆续|全面|再次|联合|分别"
    "|进一步)|将(?![其他她它该此这大明火伤嫌人])(?=[^0-9，、]{0,3}$)"
)
# Who plans a deed (该公司还计划|开通), no plan by its name (行动计划|启动).
_INTENDS = re.compile("计划(?:(?<=[还也内将国省市部方局司团府面]计划))$")
_PROMISE = re.compile(
    "即将(?<![立随当旋]即将)|预计|定于|拟(?!定)|计划(?=[将于到对向])|将(?<![大中少上主]将)(?![军士领近其他她它该此这大明火伤嫌人0-9])"
)
_PROGRESS_CUES = (
    "正在|正(?=加|在|有|稳)|不断|持续|逐步|稳步|有序|积极|扎实|深入|进一步|加快|日益|始终|一直|长期|全力|继续"
)
_PERFECT_CUES = (
    "已(?!故)|刚刚|全部|正式|成功|圆满|顺利|全线"
    "|率先|一举|再次|首|当场|共(?=[查抓侦破])|先后|相继|陆续|如期|提前|决定|宣布"
)
_OPINION_CUES = (
    "明确$|规定$|提醒$|部署$|提出$|承诺$|设想$|设定$|强调|指出|要求|希望|认为|呼吁|建议|勉励|嘱咐|敦促|主张|重申|相信"
    "|深信|期待|号召|提出要|写道|评论说|评价说|寄语|叮嘱|表明|祝愿"
)
_DEMANDS = ("希望", "呼吁", "要求", "敦促", "建议", "期待", "愿", "相信", "强调", "指出")
_LEADS_IN = ("明确", "提出", "部署", "承诺", "规定")
_REPORT_CUES = (
    "表示|介绍|说(?<=[日者方人媒]说)|说$|称$|称(?<=[方国日军媒部俄乌以]称)|报道|显示|透露|证实|获悉|了解到|消息"
)
# Nouns that a verb modifies from afar (参加|培训的学员): the clause is about them, not about what they did.
_TOPICS = (
    "者", "人员", "委员", "代表", "企业", "单位", "地区", "国家", "群众", "部门", "干部", "学生", "人士",
    "机构", "产品", "项目", "方式", "能力", "水平", "过程", "经验", "作用", "意义", "影响", "情况", "要求",
    "基础", "时候", "机会", "条件", "进程", "目标", "力量", "路径", "方向", "办法", "体制", "机制", "建议",
    "设想", "重要性",
)  # fmt: skip
_TOPIC_LAST = frozenset(word[-1] for word in _TOPICS)
_MODIFIED = re.compile(f"的[^，。的]{{0,8}}?(?:{'|'.join(_TOPICS)})$")
_OFFICE = re.compile("的[^，。的]{1,10}(?:总统|总理|国王|主席|部长|首相|议长|外长|书记|大使)")

# A verb before one of these only modifies the noun behind it (举办|的活动).
ATTRIBUTIVE = ("的", "过的", "了的")
_MODAL_BEFORE = re.compile(_MODAL)
_AIM_BEFORE = re.compile(_AIM)
_IRREALIS = re.compile(f"{_MODAL}|{_AIM}")
_OPINION = re.compile(_OPINION_CUES)
_FUTURE = re.compile(_FUTURE_CUES)
_PROGRESS = re.compile(_PROGRESS_CUES)
_PERFECT = re.compile(_PERFECT_CUES)
_YEARLY = re.compile(_YEARLY_CUES)
# The last characters of verbs that tell how a deed ended; before them 将 with a noun is 把.
_RESULTS = frozenset("出到往至入进走开灭倒回上下破毁死伤住起离获送")
_DISPOSAL = re.compile(
    "将(?!来|军|士|于|在|对|向|从|与|同|由|以|会|要|有|不|为|继续|持续|首次|陆续|全面|再次|联合|分别|进一步|尽快|立即|很快"
    "|组织|派|安排|全力|被)[^，将]{1,24}$"
)
_BROUGHT = re.compile("将(?![于在对向从与同由以会要有不为继来])[^，将]{1,16}[出往至灭走开回离送]")
_CUE = re.compile(
    "|".join([_MODAL, _AIM, _OPINION_CUES, _FUTURE_CUES, _PROGRESS_CUES, _PERFECT_CUES, _YEARLY_CUES, "累计|共|计划"])
)
_VOICE = re.compile(f"{_OPINION_CUES}|{_REPORT_CUES}")


def cued(before: str) -> bool:
    """Whether any cue that this module or the evidence asks of stands before a verb: in most clauses, none."""
    return _CUE.search(before) is not None


def irrealis(before: str, near: str) -> bool:
    """Whether the words before a verb make it no report (要, 不, 推动 …).

    Args:
        before: the clause up to the verb.
        near: the part of it behind its last time expression.
    """
    plain = _YEARLY.sub("", before) if "一度" in before or "每" in before else before
    if near is plain:
        return _IRREALIS.search(plain) is not None
    return _MODAL_BEFORE.search(plain) is not None or _AIM_BEFORE.search(near) is not None


def future(before: str) -> bool:
    """Whether the words before a verb in its clause place it in the future (将, 拟, 定于)."""
    return _FUTURE.search(before) is not None or (before.endswith("计划") and _INTENDS.search(before) is not None)


def disposes(before: str, verb: str) -> bool:
    """Whether 将 only brings the object in front of a verb of result (将伤员|送往), and says nothing of the future."""
    return verb[-1] in _RESULTS and _DISPOSAL.search(before) is not None


def brings(clause: str) -> bool:
    """Whether 将 in a clause brings the object of a deed that is done (将伤员送往医院)."""
    return _BROUGHT.search(clause) is not None


def recurring(before: str) -> bool:
    """Whether the words before a verb make it a yearly event (一年一度的…)."""
    return _YEARLY.search(before) is not None


def promises(clause: str) -> bool:
    """Whether a whole clause tells of the future, so that what follows it does too (将阻断…，并打击…)."""
    return _PROMISE.search(clause) is not None


def in_progress(before: str) -> bool:
    """Whether the words just before the verb tell of a state of progress (正在, 不断 …)."""
    return _PROGRESS.search(before, max(0, len(before) - 8)) is not None


def perfect(before: str) -> bool:
    """Whether an adverb just before the verb bounds it (已, 首次, 正式 …)."""
    return _PERFECT.search(before, max(0, len(before) - 12)) is not None


def voice(text: str) -> str:
    """What a clause leads in, by its end: ``opinion`` (强调, 要求 …), ``report`` (报道, 表示 …) or ``own``."""
    tail = text[-14:]
    if _VOICE.search(tail) is None:
        return "opinion" if text.startswith(_DEMANDS) else "own"
    return "opinion" if text.startswith(_DEMANDS) or _OPINION.search(tail) else "report"


def opinion_before(before: str) -> bool:
    """Whether the words in front of a verb in its own clause say what somebody thinks or demands."""
    return _OPINION.search(before) is not None and not before.endswith(_LEADS_IN)


def modifies_afar(after: str) -> bool:
    """Whether a verb with its object seems to modify a noun at the clause's end: 参加|培训的学员."""
    last = after.rfind("的")
    if last < 0 or after[0] == "了":
        return False
    if after[-1] in _TOPIC_LAST and _MODIFIED.match(after, last) is not None:
        return True
    return _OFFICE.search(after) is not None
