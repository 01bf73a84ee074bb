from wenbiao import extract


def kinds(text):
    return [(s.kind, s.level) for s in extract(text).sections]


def test_policy_outline():
    text = "青禾市关于做好春耕工作的意见\n一、总体要求\n（一）指导思想。以粮食安全为本，稳住面积，提高单产。\n二、保障措施\n各区要抓好落实。"
    assert kinds(text) == [("title", 0), ("heading", 1), ("list_item", 1), ("heading", 1), ("paragraph", 1)]
