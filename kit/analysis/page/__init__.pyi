from .headline_and_body import HeadlinePart as HeadlinePart
from .headline_and_body import HeadlineSupport as HeadlineSupport
from .headline_and_body import headline_parts as headline_parts
from .headline_and_body import headline_support as headline_support
from .replies import MissingReply as MissingReply
from .replies import missing_replies as missing_replies
from .splices import SpliceClue as SpliceClue
from .splices import splice_clues as splice_clues
