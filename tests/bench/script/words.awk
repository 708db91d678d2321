# SPDX-License-Identifier: MIT
# words.awk - the ten most frequent words.
{
	for (i = 1; i <= NF; i++)
		counts[$i]++
}
END {
	for (i = 1; i <= 10; i++) {
		most = 0
		for (word in counts)
			if (counts[word] > most) {
				most = counts[word]
				first = word
			}
		print most, first
		delete counts[first]
	}
}
