from .protocol import Kind as Kind
from .registry import KINDS as KINDS
from .registry import form as form
from .registry import kind_of as kind_of
