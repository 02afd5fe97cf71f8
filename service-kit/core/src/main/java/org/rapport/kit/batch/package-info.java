/** Many commands in one request: up to two hundred, each as if asked alone, or all or none of them. */
@NullMarked
package org.rapport.kit.batch;

import org.jspecify.annotations.NullMarked;
