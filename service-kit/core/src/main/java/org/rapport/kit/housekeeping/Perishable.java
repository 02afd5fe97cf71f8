package org.rapport.kit.housekeeping;

import java.time.Duration;

/**
 * Rows of a tenant that nobody needs any more after a while; beans of this type are the housekeeping's list.
 *
 * @param table that has them
 * @param time  the column that says since when they are of no use; rows without are kept
 * @param kept  for how long from then on
 * @param batch how many go in one statement, with all that refers to them
 */
public record Perishable(String table, String time, Duration kept, int batch) {}
