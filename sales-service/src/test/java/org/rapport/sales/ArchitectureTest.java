package org.rapport.sales;

import org.rapport.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
