"""What a person meets and decides in private: welcome, help, language, privacy."""
