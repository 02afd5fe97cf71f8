/** Keeps the seals of all journals, and finds out by them what was done to a journal behind its back. */
@NullMarked
package org.rapport.admin.verification;

import org.jspecify.annotations.NullMarked;
