"""Did it happen? Modality, negation, reported opinion and attributive use around a trigger."""

from __future__ import annotations

import re

# Words before a verb that make it a wish, a duty, an aim, a condition or a denial.
_IRREALIS = re.compile(
    r"必须|应当|应该|应(?![邀对急用届变聘援运])|需要|须|(?<![急])需(?!求)|(?<![重主首纪摘必需概简险])要(?![求闻素员塞地点案])"
    r"|可以|(?<![许认不])可(?![再持循靠见谓喜控信燃卡])|能够|(?<![功智性技节职赋产动核风储全万效])能(?![源力量耗效人见])"
    r"|不(?![断仅但少同久过法足幸治锈])|尚未|从未|未(?![来成])|没有|没(?!收)|无法|争取|力争|确保|有望|希望|愿(?!望)|鼓励|支持|推动|促进|引导|帮助|助力"
    r"|为了|以便|旨在|用于|用来|如果|(?:^|[，、])如(?![今何同此期下])|若|一旦|只要|即使|是否|能否|防止|防范|避免|严防|谨防|抓紧|考虑|探讨|商讨|呼吁|要求|建议|请求|敦促"
    r"|威胁|主张|反对|号召|倡导|倡议|期待|欢迎|强调|坚决|坚持|加强|认真|切实|着力|大力|努力|旨在|致力|负责|允许|禁止|严禁|不得|依法依规|尽快|早日|原则上|适时|定期|经常|通常|往往|一般|每(?=[\d一二三四五六七八九十两天日周月次到逢小分秒当])"
    r"|拒绝|随着|期盼|盼|(?<![认成作行因])为$|^为(?![期止何])|通过$|(?:便|就|也|都|还|才|仍)会|(?<![议大展晤协省市委员事合学商工公机社博览])会(?=自动|更|再|对|将|被|在|把|使|有|造成|导致)|模拟|谁来|怎样|如何|为何"
)
_FUTURE = re.compile(
    r"即将|拟(?![定])|计划(?!的|在)|预计|预定|定于|将(?=于|在|对|向|从|与|同|由|以|继续|正式|首次|陆续|全面|再次|联合|分别|进一步|会|要|有|不|为|把|实|开|举|召|发|启|建|完|推|出|迎|访|参|赴|应|通|成|正|展)"
    r"|将$"
)
_PROGRESS = re.compile(r"(?:正在|正(?=加|在|有|稳)|不断|持续|逐步|稳步|有序|积极|扎实|深入|进一步|加快|日益|始终|一直|长期|全力|继续)")
_PERFECT = re.compile(r"已(?!故)|已经|刚刚|首次|正式|成功|圆满|顺利|全线|率先|一举|再次|首|当场|共(?=[查抓侦破])|如期|提前|决定|宣布")
OPINION = re.compile(r"(?:(?:明确|规定|提醒|部署|提出|承诺|设想|设定)$|强调|指出|要求|希望|认为|呼吁|建议|勉励|嘱咐|敦促|主张|重申|相信|深信|期待|号召|提出要|写道|评论说|评价说|寄语|叮嘱|表明|祝愿)")
OPINION_LEAD = re.compile(r"(?:明确|提出)$")
REPORT = re.compile(r"(?:表示|介绍|[日者方人媒]说|说$|称$|[方国日军媒部俄乌以]称|报道|显示|透露|证实|获悉|了解到|消息)")
_HUMAN_HEAD = re.compile(r"的[^，。的]{0,8}?(?:者|人员|委员|代表|企业|单位|地区|国家|群众|部门|干部|学生|人士|机构|产品|项目|方式|能力|水平|过程|经验|作用|意义|影响|情况|要求|基础|时候|机会|条件|进程|目标|力量|路径|方向|办法|体制|机制|重要性)$")


def irrealis(before: str) -> bool:
    """Whether the words before a verb in its clause make it no report (要, 不, 推动 …)."""
    return bool(_IRREALIS.search(before))


def future(before: str) -> bool:
    """Whether the words before a verb in its clause place it in the future (将, 拟, 定于)."""
    return bool(_FUTURE.search(before))


def in_progress(before: str) -> bool:
    """Whether the verb is a state of progress (正在, 不断 …)."""
    return bool(_PROGRESS.search(before))


def perfect(before: str) -> bool:
    """Whether an adverb bounds the verb (已, 首次, 正式 …)."""
    return bool(_PERFECT.search(before))


def attributive(after: str) -> bool:
    """Whether a verb only modifies a noun: 举办|的活动, 参加|培训的学员."""
    return after[:1] == "的" or after[:2] == "过的" or bool(_HUMAN_HEAD.search(after) and after[:1] not in "了过")
