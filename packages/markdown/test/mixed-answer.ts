const section = (number: number) => `## Opening an account, step ${number}

You can open an account **online** in about *ten minutes*. You need your [passport](https://harbour.test/passport) and a
proof of address; see \`account.open()\` for developers, or the [fee table][fees]. It costs ~~12~~ **9 dollars** a month.

1. Choose the account:
   - **Current**, for daily payments
   - **Savings**, which pays *2.5%* a year
     and is free
2. Confirm who you are

3. Wait for the letter

| Account | Fee | Interest |
| :------ | --: | :------: |
| Current | $9  | 0%       |
| Savings | $0  | **2.5%** |

> Transfers over 10 000 dollars take one working day.
> They are checked by hand.

\`\`\`ts
const account = await open({ kind: 'current' });
if (!account.isOpen) throw new Error('closed');
\`\`\`

开户需要**“护照”**和地址证明，请看https://harbour.test/zh，谢谢。😀 Write to help@harbour.test!

- [x] Passport
- [ ] Letter

***
`;

/** An answer of about 3,000 tokens with a bit of everything that models write. */
export const mixedAnswer = `${[1, 2, 3, 4, 5, 6, 7, 8].map(section).join('\n')}\n[fees]: https://harbour.test/fees "All fees"\n`;
