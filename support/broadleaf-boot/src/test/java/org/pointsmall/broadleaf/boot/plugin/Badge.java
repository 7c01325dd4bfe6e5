package org.pointsmall.broadleaf.boot.plugin;

import java.io.Serializable;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** An entity that a plugin brings. */
@Entity
@Table(name = "TEST_BADGE")
public class Badge implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    @Column(name = "CODE")
    protected String code;

    @Column(name = "AMOUNT")
    protected long amount;

    protected Badge() {}

    public Badge(String code, long amount) {
        this.code = code;
        this.amount = amount;
    }

    public long amount() {
        return amount;
    }

    public void amount(long newAmount) {
        this.amount = newAmount;
    }
}
