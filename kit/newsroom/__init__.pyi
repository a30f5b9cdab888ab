from .stories import Story as Story
from .stories import stories as stories
