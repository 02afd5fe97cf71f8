/** What an installation is made of, whether a cluster or one machine: its parts, its secrets, its databases, its settings. */
@NullMarked
package org.rapport.installation;

import org.jspecify.annotations.NullMarked;
