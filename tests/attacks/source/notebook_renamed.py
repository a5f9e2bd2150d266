{"cells": [{"cell_type": "code", "source": ["def sigmoid(x):\n"]}], "nbformat": 4, "metadata": {}, "nbformat_minor": 5}
