from .reading import Story as Story
from .reading import stories as stories
