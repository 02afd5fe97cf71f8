/** The mail sink: accepts every mail, keeps it as a file, delivers none. */
@NullMarked
package org.rapport.local.mail;

import org.jspecify.annotations.NullMarked;
