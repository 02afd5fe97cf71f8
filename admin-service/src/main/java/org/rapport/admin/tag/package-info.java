/** Tags: the words that an organisation puts on records of every type. */
@NullMarked
package org.rapport.admin.tag;

import org.jspecify.annotations.NullMarked;
