from .number_phrases import Quantity as Quantity
from .number_phrases import quantities as quantities
from .numerals import numeral as numeral
from .vague_numbers import vague_number as vague_number
from .vague_numbers import vague_table as vague_table
