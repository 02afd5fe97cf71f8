/** What every aggregate root is made of. */
@NullMarked
package org.rapport.kit.persistence;

import org.jspecify.annotations.NullMarked;
