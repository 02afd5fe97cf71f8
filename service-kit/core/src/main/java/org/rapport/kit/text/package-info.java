/** What texts are, how long they are, and when two of them mean the same. */
@NullMarked
package org.rapport.kit.text;

import org.jspecify.annotations.NullMarked;
