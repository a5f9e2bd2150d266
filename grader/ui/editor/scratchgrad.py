"""A signpost, never imported: in an editable install Streamlit looks for the component's
manifest beside a module that is named like the distribution."""
