# expect: error
def sigmoid(x):
    raise ValueError('‮ passed ⁦')  # ‮ } ⁦
