"""What stands behind lab.py: set-up, the learner's copies, JupyterLab, the checks.

Standard library only, and nothing from `kit`: this runs before anything is installed.
"""
