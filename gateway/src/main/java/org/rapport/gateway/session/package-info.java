/** The browser's login: an encrypted cookie instead of tokens in a page. */
@NullMarked
package org.rapport.gateway.session;

import org.jspecify.annotations.NullMarked;
