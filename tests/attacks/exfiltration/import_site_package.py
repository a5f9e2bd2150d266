# expect: error
def sigmoid(x):
    import streamlit

    return streamlit
