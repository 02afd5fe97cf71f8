package org.rapport.kit.search;

/**
 * A part of a text, in UTF-16 code units, as JavaScript and Java count.
 *
 * @param start where it begins, from 0
 * @param end   where it has ended
 */
public record SearchSpan(int start, int end) {}
