package org.rapport.events.setting;

import java.util.List;

/**
 * In which domains an address says nothing of whom somebody works for.
 *
 * @param also   beside those that the suite knows
 * @param except those that the suite knows and that say something here
 */
public record FreeMailDomains(List<String> also, List<String> except) {

    public FreeMailDomains {
        also = List.copyOf(also);
        except = List.copyOf(except);
    }
}
