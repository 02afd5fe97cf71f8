/** What can be sent to each operation, shown in the API's document and carried out by a test. */
@NullMarked
package org.rapport.kit.example;

import org.jspecify.annotations.NullMarked;
