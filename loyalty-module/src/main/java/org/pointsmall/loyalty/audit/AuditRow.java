package org.pointsmall.loyalty.audit;

import java.time.Instant;

/** A row of the trail. Ids ascend in the order in which rows were added. */
public record AuditRow(long id, Instant at, AuditNote note) {}
