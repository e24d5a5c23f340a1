"""What a person is told and decides: welcome, help, the language to be spoken to in, what is kept about them."""
