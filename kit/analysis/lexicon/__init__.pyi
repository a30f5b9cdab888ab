from .cues import cue_lexicon as cue_lexicon
from .inflection import plural as plural
from .inflection import verb_forms as verb_forms
from .party_names import parties as parties
from .roles import kind_by_name as kind_by_name
from .roles import role_of as role_of
