"""One search for editors: records, pages, words, submissions and screens, limited to what they may open."""
