from .sentence import Grammar as Grammar
from .sentence import SentenceReading as SentenceReading
from .sentence import grammar_of as grammar_of
from .sentence import sentences as sentences
