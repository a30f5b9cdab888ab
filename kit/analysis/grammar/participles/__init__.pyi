from .perceptron import Participle as Participle
from .perceptron import read_participles as read_participles
