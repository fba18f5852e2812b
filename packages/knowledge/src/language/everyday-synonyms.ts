/**
 * Words of everyday talk that mean the same to a visitor who asks a company, by language; a line is a group, its words are
 * separated by commas. Trades add their own: see the `synonyms` option of the index.
 */
const lists = {
  en: `abroad, overseas, foreign, international
    cost, price, fee, charge, tariff, rate
    penalty, fine, fee, charge
    send, transfer, remit, wire
    repay, repayment, pay back, pay off, settle
    early, ahead of time, in advance, beforehand, ahead
    maximum, biggest, largest, highest, greatest, limit, at most, max, up to
    minimum, smallest, lowest, at least, min, least
    lost, missing, gone, mislaid, misplaced, lose
    stolen, theft, stole, thief, robbed
    block, stop, cancel, deactivate, freeze, disable
    phone, call, ring, rang, telephone, dial
    post, mail, letter
    buy, purchase, bought
    home, house, flat, apartment, property
    car, vehicle, auto
    die, died, dead, death, deceased, passed away, bereavement
    contactless, tap
    cash machine, atm, cashpoint, cash point
    branch, office, counter, desk, store, shop
    quick, fast, soon, rapid, speedy
    month, monthly, each month, every month
    year, yearly, annual, annually, per year
    day, daily, per day
    week, weekly
    child, children, kid, kids, son, daughter
    pause, suspend, postpone, defer, holiday
    doctor, physician, gp
    medicine, medication, drug, prescription, pill, tablet
    repeat, refill, renew, renewal
    appointment, visit, booking, consultation
    book, reserve, schedule, arrange
    vaccine, vaccination, shot, shots, jab, immunisation, immunization
    trip, travel, journey, holiday, vacation
    test, exam, examination, checkup, check-up
    pain, hurt, ache, painful
    arrive, arrival, turn up, delivered, delivery, reach, get there
    replacement, new card, replace
    refund, money back, reimburse, reimbursement, compensate
    return, send back, give back
    broken, damaged, defective, faulty
    password, passcode, pin, code
    sign in, log in, login, sign-in
    person, human, adviser, advisor, agent, staff
    begin, start, commence
    end, finish, expire, expiry
    change, modify, amend, update, alter
    need, require, required, necessary, must
    open, opening hours, opening times
    closed, shut
    email, e-mail
    job, work, employment, income
    complaint, complain, complaining
    dispute, chargeback, contest
    insured, covered, protected, guarantee, guaranteed, cover
    bank fails, bankrupt, insolvent, collapse
    savings, deposit, deposits
    spouse, husband, wife, partner
    scam, fraud, scammer, fraudster, swindle`,
  zh: `国外, 境外, 海外, 外国, 跨国, 国际
    汇款, 汇钱, 转账, 电汇, 打钱, 汇
    费用, 手续费, 收费, 价格, 价钱, 多少钱, 收多少
    丢, 丢失, 遗失, 弄丢, 丢了, 不见了
    被盗, 失窃, 被偷, 偷
    补发, 补办, 补卡, 换卡, 新卡
    周日, 星期日, 星期天, 礼拜天, 礼拜日
    周六, 星期六, 礼拜六
    周末, 双休日
    网点, 分行, 支行, 营业厅, 柜台, 柜面, 门店
    取款, 取钱, 提现, 取现
    存款, 存钱, 储蓄, 积蓄
    限额, 上限, 额度, 最多, 最高
    最低, 最少, 至少, 起步
    还款, 还清, 结清, 还钱
    提前, 事先, 预先
    房贷, 按揭, 住房贷款, 房屋贷款
    车贷, 汽车贷款
    首套房, 首次购房, 首套, 第一套房
    失业, 下岗, 没工作
    暂停, 延期, 缓交, 中止, 暂缓
    出售, 卖, 售卖, 贩卖
    资料, 信息, 数据
    电话, 致电, 打电话, 拨打, 来电
    寄, 邮寄, 快递, 寄到, 送达, 收到
    孩子, 子女, 小孩, 儿童
    去世, 身故, 过世, 离世, 死亡, 逝世
    每月, 每个月, 月
    每年, 一年, 年度
    柜员机, 取款机, atm, 提款机
    日常账户, 活期账户, 活期
    休眠, 不动户, 长期不用
    赔, 赔付, 赔偿, 补偿
    破产, 倒闭, 倒了
    医生, 大夫, 医师
    药, 药品, 药物, 处方, 吃药, 开药
    续药, 续方, 开药
    预约, 挂号, 约
    疫苗, 接种, 打针, 预防针
    验血, 抽血, 采血, 查血, 血检
    看病, 就诊, 门诊, 就医, 看医生
    结果, 报告
    退款, 退钱, 退费
    退货, 退回
    损坏, 坏了, 破损, 故障
    登录, 登入
    修改, 更改, 变更, 改
    取消, 撤销, 撤回
    诈骗, 骗子, 欺诈, 被骗
    配偶, 爱人, 丈夫, 妻子, 老公, 老婆
    家人, 家属, 亲属
    密码, 口令, pin
    感应, 免密, 不输密码, 闪付
    答复, 回复, 回答
    不要, 不得, 禁止`,
};

/** Groups of words that mean the same, by the primary subtag of their language. */
export const everydaySynonyms: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries(lists).map(([language, list]) => [
    language,
    list.split('\n').map((line) => line.split(',').map((phrase) => phrase.trim())),
  ]),
);
