/** Container images of every part, made without an engine: layers from files, and an AOT cache from a start. */
@NullMarked
package org.rapport.images;

import org.jspecify.annotations.NullMarked;
