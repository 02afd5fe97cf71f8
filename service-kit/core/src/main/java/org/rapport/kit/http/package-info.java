/** Header values and bodies with rules of their own: entity tags, merge patches. */
@NullMarked
package org.rapport.kit.http;

import org.jspecify.annotations.NullMarked;
