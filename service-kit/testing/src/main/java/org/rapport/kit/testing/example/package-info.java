/** The examples of the API, carried out. */
@NullMarked
package org.rapport.kit.testing.example;

import org.jspecify.annotations.NullMarked;
