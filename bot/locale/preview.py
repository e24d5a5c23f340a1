"""The sentences of the preview: of its page, and of the command that opens it."""

from bot.locale.templates import Sentences


class PreviewPhrases(Sentences):
    """What the page says around the chats; people, chats and topics by their keys."""

    opened: str
    password_is: str
    cannot_listen: str

    title: str
    other_language: str
    theme: str
    chats: str
    private: str
    group: str
    forum: str
    administration: str
    reader: str
    administrator: str
    first_member: str
    second_member: str
    third_member: str
    general: str
    first_topic: str
    second_topic: str

    conversation: str
    bot: str
    typing: str
    preparing: str
    lost: str
    failed: str
    examples: str
    in_groups: str
    for_administrator: str
    start: str
    write: str
    send: str
    attach: str
    attached: str
    commands: str
    mention: str
    speak_as: str
    topic: str
    reply: str
    reply_to: str
    edit: str
    edited: str
    cancel: str
    back: str
    close: str
    unfold: str
    fold: str
    hidden: str
    copied: str
    via: str
    offers: str
    no_offers: str
    download: str
    opened_topic: str
    unshown: str

    explain: str
    explain_hint: str
    answered: str
    near: str
    nothing: str
    courtesy: str
    likelihood: str
    likelihood_hint: str
    threshold: str
    terms: str
    light: str
    unknown: str
    follows: str
    other_words: str
    passages: str
    score: str
    of_text: str
    missing: str
    not_met: str
    cited: str
    alike: str
    stages: str
    understand: str
    search: str
    weigh: str
    judge: str
    quote: str
    milliseconds: str
    teach_hint: str
    teach: str
    comma: str
    find: str
    look: str
    nothing_found: str
    teaching: str
    taught: str
    read_only: str

    password: str
    wrong_password: str
    enter: str
