package org.rapport.identity.change;

import java.util.List;

/**
 * One thing that a realm has otherwise than its file.
 *
 * @param what the sign of a diff and the thing: {@code + client crm-spa}
 * @param details what of it differs, one line each
 * @param step sets it right; looks up ids when it runs, since an earlier change may have made what it names
 */
record Change(String what, List<String> details, Runnable step) {

    static Change added(String what, Runnable step) {
        return new Change("+ " + what, List.of(), step);
    }

    static Change removed(String what, Runnable step) {
        return new Change("- " + what, List.of(), step);
    }

    static Change altered(String what, List<String> details, Runnable step) {
        return new Change("~ " + what, details, step);
    }
}
