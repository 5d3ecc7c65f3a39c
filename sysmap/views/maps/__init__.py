"""Every picture of the network as the browser draws it: everybody, a change, a circle."""
