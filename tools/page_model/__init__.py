"""Learns the weights that tell title lines and joins on a bare page. See `__main__`."""
